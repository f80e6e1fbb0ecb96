import { useEffect, useState } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import { namesOf } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";

/** Names of all whom a word about this number touches: those of the thread, and the clinic's others with the same phone. */
export function useEverybody(shown: Thread): string {
	const { model } = useCareHere();
	const [others, setOthers] = useState<string[]>([]);
	useEffect(() => {
		model.knownElsewhere().then(
			(found) => setOthers(found.map(({ name }) => name)),
			() => setOthers([]),
		);
	}, [model]);
	return [namesOf(shown), ...others].filter(Boolean).join(", ");
}
