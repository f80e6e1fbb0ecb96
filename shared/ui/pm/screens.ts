import { PmCopy } from "./PmCopy.tsx";
import { PmSchedule } from "./PmSchedule.tsx";
import { PmServer } from "./PmServer.tsx";
import { PmSites } from "./PmSites.tsx";

/** One chunk: an admin who sets up one of these soon needs another. */
export const screens = { PmCopy, PmSchedule, PmServer, PmSites };
