import { useWords } from "./context.ts";

/** The shape of what is coming, so that nothing jumps when it arrives. */
export function ThreadSkeleton() {
	return <Skeleton name="pc-skeleton pc-skeleton--thread" shapes={["head", "in", "in short", "out", "in short", "out short", "box"]} />;
}

export function ListSkeleton() {
	return <Skeleton name="pc-skeleton" shapes={["row", "row", "row", "row", "row", "row"]} />;
}

function Skeleton({ name, shapes }: { name: string; shapes: string[] }) {
	const words = useWords();
	return (
		<div class={name} role="status" aria-label={words.loading}>
			{shapes.map((shape, index) => (
				<div
					key={index}
					class={`pc-shape ${shape
						.split(" ")
						.map((part) => `pc-shape--${part}`)
						.join(" ")}`}
				/>
			))}
		</div>
	);
}
