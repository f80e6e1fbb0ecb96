import { useLocale } from "../context.ts";

/** Numbers as the reader writes them. */
export function useFigures() {
	const locale = useLocale();
	const unit = (unit: string) => new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 });
	return {
		count: (count: number) => new Intl.NumberFormat(locale).format(count),
		percent: (share: number) => new Intl.NumberFormat(locale, { style: "percent" }).format(share),
		bytes: (bytes: number) => (bytes < 1e6 ? unit("kilobyte").format(bytes / 1e3) : unit("megabyte").format(bytes / 1e6)),
	};
}
