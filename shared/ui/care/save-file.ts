/** Some browsers read the address only after the click. */
const KEEP_MS = 60_000;

/** A file that only the session may fetch cannot be a plain link. */
export function saveFile(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
