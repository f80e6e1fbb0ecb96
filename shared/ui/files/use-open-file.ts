import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";

/** On an origin of its own, where nothing in it can run. */
export function useOpenFile(): (fileId: string) => void {
	const app = useApp();
	const { words, model } = useCareHere();
	return (fileId) =>
		void model.files.address(fileId).then(
			(address) => globalThis.open(address, "_blank", "noopener"),
			() => app.toast.show({ text: words.files.notOpened }),
		);
}
