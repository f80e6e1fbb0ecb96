import type { Saving } from "./use-saving.ts";

export function SavingError({ saving }: { saving: Saving }) {
	if (!saving.error) return null;
	return (
		<p class="pc-note pc-note--danger" role="alert">
			{saving.error}
		</p>
	);
}
