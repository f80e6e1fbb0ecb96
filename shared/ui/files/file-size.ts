/** As people say it: at least 1 kB, and no more digits than matter. */
export function fileSize(bytes: number, locale: string): string {
	const [unit, amount, digits] =
		bytes < 1_000_000 ? (["kilobyte", Math.max(1, Math.round(bytes / 1000)), 0] as const) : (["megabyte", bytes / 1_000_000, 1] as const);
	return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(amount);
}
