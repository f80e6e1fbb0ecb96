import type { FileTrouble } from "../../../shared/schemas/file.ts";

/** Why a file is not there, in plain words with the next step. */
const REASONS: Record<FileTrouble, string> = {
	type: "Files of this type cannot be sent here. Pictures, sound, video, PDF, RTF, CSV, calendar and contact files can.",
	mismatch: "The content of this file is not what its name or type says. Save it again from the program that made it.",
	broken: "This file is damaged or not complete. Send it again.",
	dimensions: "This picture has more than 50 million points. Send a smaller one.",
	active: "This file holds something that could run or load other things. Save it as a plain file, or as a picture.",
	harmful: "This file looks harmful and was not kept.",
	too_large: "This file is larger than 25 MB.",
	empty: "This file is empty.",
	not_fetched: "The carrier did not give us this file. Try again, or ask the patient to send it again.",
};

export function troubleReason(cause: FileTrouble): string {
	return REASONS[cause];
}
