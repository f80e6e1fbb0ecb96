import type { Asker } from "../staff/permission.ts";
import type { Actor } from "../thread/thread.ts";

/** Whose files these are: staff, or a patient whom a secure page has just proved. */
export type FileOwner = Asker | { patientId: string; linkId: string };

export function ownerOf(by: FileOwner): string {
	return "staffId" in by ? `staff:${by.staffId}` : `page:${by.linkId}`;
}

export function actorOf(by: FileOwner): Actor {
	return "staffId" in by ? { type: "staff", id: by.staffId, name: by.name } : { type: "patient", id: by.patientId };
}
