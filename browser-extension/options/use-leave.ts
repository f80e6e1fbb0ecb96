import { useEffect, useState } from "preact/hooks";
import type { Leave } from "./leave.ts";

/** Whether the browser lets us at this address now; it may take leave back at any time. */
export function useLeave(leave: Leave, origin: string | null): boolean | null {
	const [has, setHas] = useState<boolean | null>(null);
	useEffect(() => {
		let over = false;
		const look = () => {
			if (origin) void leave.has(origin).then((answer) => !over && setHas(answer));
		};
		look();
		const stop = leave.onChange(look);
		return () => {
			over = true;
			stop();
		};
	}, [leave, origin]);
	return has;
}
