import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useApp, useWords } from "./context.ts";
import { Empty, Trouble } from "./Empty.tsx";
import { ThreadSkeleton } from "./Skeleton.tsx";

/** Every screen but the set-up needs a clinic to belong to. */
export function WithClinics({ children, none }: { children: ComponentChildren; none?: ComponentChildren }) {
	const app = useApp();
	const words = useWords();
	useEffect(() => void app.clinics.load(), [app]);
	const state = app.clinics.state.value;
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={() => app.clinics.load()} />;
	if (state.kind === "loading") return <ThreadSkeleton />;
	if (app.clinics.items.value.length > 0) return <>{children}</>;
	return (
		<>
			{none ?? (
				<Empty icon="lock" alone title={words.frame.noClinicTitle}>
					{words.frame.noClinicText}
				</Empty>
			)}
		</>
	);
}
