import type { Thread } from "../../schemas/thread.ts";
import type { Wall } from "../../words/time.ts";
import { Banners } from "./Banners.tsx";
import { CareDialogs } from "./CareDialogs.tsx";
import { useCareHere } from "./use-care-here.ts";
import { Why } from "./Why.tsx";

export function UnderHeader({ shown, wall, readOnly }: { shown: Thread; wall: Wall; readOnly: boolean }) {
	const { model } = useCareHere();
	return (
		<>
			{model.whyOpen.value && <Why shown={shown} wall={wall} />}
			<Banners shown={shown} readOnly={readOnly} />
			<CareDialogs shown={shown} wall={wall} readOnly={readOnly} />
		</>
	);
}
