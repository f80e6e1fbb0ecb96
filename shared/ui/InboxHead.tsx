import type { Clinic } from "../schemas/clinic.ts";
import { IconButton } from "./Button.tsx";
import { useApp, useWords } from "./context.ts";

type InboxHeadProps = { clinic: Clinic; pickClinic(id: string): void; openSetup: (() => void) | null; showKeys(): void };

export function InboxHead({ clinic, pickClinic, openSetup, showKeys }: InboxHeadProps) {
	const app = useApp();
	const words = useWords();
	const clinics = app.clinics.items.value;
	return (
		<div class="pc-inbox__head">
			<h1 class="pc-inbox__title">{clinics.length > 1 ? words.inbox.title : clinic.name}</h1>
			<IconButton icon="keys" label={words.inbox.keys} onClick={showKeys} class="pc-wide-only" />
			{openSetup && <IconButton icon="gear" label={words.inbox.settings} onClick={openSetup} />}
			{clinics.length > 1 && (
				<div class={`pc-inbox__clinic c-field--compact ${app.dark.value ? "c-field--dark" : ""}`}>
					<select
						class="c-field__input c-field__input--select"
						aria-label={words.inbox.clinic}
						value={clinic.id}
						onChange={(event) => pickClinic(event.currentTarget.value)}
					>
						{clinics.map((one) => (
							<option key={one.id} value={one.id}>
								{one.name}
							</option>
						))}
					</select>
				</div>
			)}
		</div>
	);
}
