import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";
import { WithClinics } from "../../shared/ui/WithClinics.tsx";
import { Bar } from "./Bar.tsx";
import { usePanel } from "./context.ts";
import { Inbox } from "./Inbox.tsx";
import { LoadBegin } from "./LoadBegin.tsx";
import { MarkedNumber } from "./MarkedNumber.tsx";
import { MovedBanner } from "./MovedBanner.tsx";
import { Person } from "./Person.tsx";
import { Pointing } from "./Pointing.tsx";
import { Search } from "./Search.tsx";
import { ThreadPane } from "./ThreadPane.tsx";

type PanelProps = { signOut(): void; openSettings(): void };

/** The app beside a page of the practice system. */
export function Panel(props: PanelProps) {
	return (
		<div class="px-panel">
			<Bar {...props} />
			<WithClinics>
				<LoadBegin>
					<Shown />
				</LoadBegin>
			</WithClinics>
		</div>
	);
}

function Shown() {
	const panel = usePanel();
	const place = panel.place.value;
	if (place.kind === "inbox") return <Inbox threadId={place.threadId} />;
	if (place.kind === "search") return <Search />;
	if (place.kind === "number") return <MarkedNumber key={place.typed} typed={place.typed} />;
	if (place.kind === "point") return <Pointing />;
	if (place.kind === "thread") return <ThreadPane threadId={place.threadId} clinicId={place.clinicId} />;
	return (
		<>
			<MovedBanner encounter={place.encounter} />
			<Locked locked={panel.movedTo.value !== null}>
				<Person encounter={place.encounter} />
			</Locked>
		</>
	);
}

/** Between two patients nobody writes: first a person says to whom. */
function Locked({ locked, children }: { locked: boolean; children: ComponentChildren }) {
	const box = useRef<HTMLDivElement>(null);
	const { dark } = useApp();
	useEffect(() => {
		if (box.current) box.current.inert = locked;
	}, [locked, dark.value]);
	return (
		<div class={`px-lock ${locked ? "px-lock--on" : ""}`} ref={box}>
			{children}
		</div>
	);
}
