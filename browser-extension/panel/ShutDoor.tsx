import { Icon } from "../../shared/ui/Icon.tsx";
import type { ShutWhy } from "../own-pages.ts";
import { useExtensionWords } from "../words/choose.ts";

type DoorProps = { address: string | null; why: ShutWhy; busy: boolean; signIn(): void; openSettings(): void };

/** Before anybody is signed in: nothing of any patient, and one way on. */
export function ShutDoor({ address, why, busy, signIn, openSettings }: DoorProps) {
	const { door } = useExtensionWords();
	const noAddress = address === null;
	return (
		<main class="px-door">
			<img src="/icon/128.png" alt="" />
			<h1>{noAddress ? door.noAddressTitle : why === "idle" ? door.idleTitle : door.title}</h1>
			<p>{noAddress ? door.noAddressText : why === "idle" ? door.signedOutText : door.text}</p>
			{why && why !== "idle" && (
				<p class="pc-note pc-note--warning" role="alert">
					{door.why[why]}
				</p>
			)}
			{noAddress ? (
				<button type="button" class="c-btn c-btn--primary" onClick={openSettings}>
					{door.openSettings}
				</button>
			) : (
				<button type="button" class="c-btn c-btn--primary" disabled={busy} onClick={signIn}>
					{door.signIn}
				</button>
			)}
			<p class="pc-muted" role="status">
				{busy ? door.signingIn : noAddress ? "" : new URL(address).host}
			</p>
			{!noAddress && (
				<button type="button" class="pc-textlink" onClick={openSettings}>
					<Icon name="gear" />
					{door.openSettings}
				</button>
			)}
		</main>
	);
}
