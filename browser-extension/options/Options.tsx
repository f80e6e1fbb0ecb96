import { useCallback, useEffect, useState } from "preact/hooks";
import type { Address } from "../background/address.ts";
import type { Background } from "../panel/background.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Leave } from "./leave.ts";
import { SiteList } from "./SiteList.tsx";
import { WorkerAddress } from "./WorkerAddress.tsx";

export type OptionsProps = {
	background: Background;
	leave: Leave;
	address(): Promise<Address>;
	keepAddress(origin: string): Promise<void>;
};

/** Where the Worker is, and on which pages the button shows. */
export function Options({ background, leave, address, keepAddress }: OptionsProps) {
	const { options } = useExtensionWords();
	const [at, setAt] = useState<Address | null>(null);
	const look = useCallback(() => void address().then(setAt), [address]);
	useEffect(look, [look]);
	return (
		<main class="px-page">
			<div class="px-column">
				<h1>{options.title}</h1>
				{at && (
					<>
						<WorkerAddress
							at={at}
							leave={leave}
							keep={async (origin) => {
								await keepAddress(origin);
								look();
							}}
						/>
						{at.url && <SiteList key={at.url} worker={at.url} background={background} leave={leave} />}
					</>
				)}
			</div>
		</main>
	);
}
