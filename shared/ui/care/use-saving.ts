import { useRef, useState } from "preact/hooks";
import { refusalCode } from "../../state/refusal.ts";
import { entry } from "../delivery.ts";
import { useCareHere } from "./use-care-here.ts";

export type Saving = {
	busy: boolean;
	/** Why it was not done, in words. */
	error: string | null;
	/** Does it once, however often it is pressed. */
	run(act: () => Promise<void>, done: () => void): Promise<void>;
};

/** `known`: what this form says of the refusals it may meet. */
export function useSaving(known: Record<string, string> = {}): Saving {
	const { words: care } = useCareHere();
	const running = useRef(false);
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<string | null>(null);
	async function run(act: () => Promise<void>, done: () => void): Promise<void> {
		if (running.current) return;
		running.current = true;
		setBusy(true);
		setError(null);
		try {
			await act();
			done();
		} catch (fault) {
			const code = refusalCode(fault);
			setError(code === "unreached" ? care.notSaved : (entry(known, code) ?? entry(care.refused, code) ?? care.refusedHere));
		}
		running.current = false;
		setBusy(false);
	}
	return { busy, error, run };
}
