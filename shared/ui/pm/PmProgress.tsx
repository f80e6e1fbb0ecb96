import { useId } from "preact/hooks";
import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import { usePmWords } from "./pm-wording.ts";

type PmProgressProps = {
	label: string;
	done: number;
	/** Null: nobody knows. */
	total: number | null;
	said: string;
	lost: boolean;
	cancel?: () => void;
};

/** How far something is that takes a while. */
export function PmProgress({ label, done, total, said, lost, cancel }: PmProgressProps) {
	const { upload } = usePmWords();
	const id = useId();
	return (
		<div class="pc-pm__progress">
			<div class="pc-pm__progress-head">
				<strong id={id}>{label}</strong>
				<span class="pc-muted">{said}</span>
			</div>
			<progress aria-labelledby={id} {...(total !== null && total > 0 && { value: Math.min(done, total), max: total })} />
			<p class="pc-hint pc-muted" role="status">
				{lost ? (
					<>
						<Icon name="sync" /> {upload.lost}
					</>
				) : (
					upload.leave
				)}
			</p>
			{cancel && (
				<div>
					<Button onClick={cancel}>{upload.cancel}</Button>
				</div>
			)}
		</div>
	);
}
