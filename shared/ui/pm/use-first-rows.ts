import { useEffect, useState } from "preact/hooks";
import type { PreviewSeen } from "../../state/pm-answers.ts";
import { firstRows } from "../../state/pm-first-rows.ts";

export type FirstRows = Record<string, string>[];

/** Of a file that is still at hand; after a reload it is not. */
export function useFirstRows(file: Blob | null, preview: PreviewSeen): FirstRows {
	const [rows, setRows] = useState<FirstRows>([]);
	useEffect(() => {
		let over = false;
		if (file) {
			firstRows(file, preview).then(
				(found) => !over && setRows(found),
				() => !over && setRows([]),
			);
		}
		return () => {
			over = true;
		};
	}, [file, preview]);
	return rows;
}
