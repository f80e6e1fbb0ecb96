import type { Clinic } from "../schemas/clinic.ts";
import { IconButton } from "./Button.tsx";
import { useApp } from "./context.ts";
import { useInboxWords } from "./wording.ts";

type InboxHeadProps = { clinic: Clinic; pickClinic(id: string): void };

export function InboxHead({ clinic, pickClinic }: InboxHeadProps) {
	const app = useApp();
	const inboxWords = useInboxWords();
	const clinics = app.clinics.items.value;
	return (
		<div class="pc-inbox__head">
			<h1 class="pc-inbox__title">{clinics.length > 1 ? inboxWords.inbox.title : clinic.name}</h1>
			{clinics.length > 1 && (
				<div class={`pc-inbox__clinic c-field--compact ${app.dark.value ? "c-field--dark" : ""}`}>
					<select
						class="c-field__input c-field__input--select"
						aria-label={inboxWords.inbox.clinic}
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

type InboxFootProps = { openSettings: (() => void) | null; openSetup: (() => void) | null; showKeys(): void };

export function InboxFoot({ openSettings, openSetup, showKeys }: InboxFootProps) {
	const inboxWords = useInboxWords();
	return (
		<div class="pc-inbox__foot">
			{openSettings && <IconButton icon="gear" label={inboxWords.inbox.clinicSettings} onClick={openSettings} />}
			{openSetup && <IconButton icon="clinic" label={inboxWords.inbox.settings} onClick={openSetup} />}
			<IconButton icon="keys" label={inboxWords.inbox.keys} onClick={showKeys} class="pc-wide-only" />
		</div>
	);
}
