import { bundle } from "./bundle.ts";
import { fanOut } from "./fan-out.ts";
import { inboxPage } from "./inbox-page.ts";
import type { Measure, OurMeasure } from "./measure.ts";
import { newThread } from "./new-thread.ts";
import { openThread } from "./open-thread.ts";
import { pmCopy } from "./pm-copy.ts";
import { rows } from "./rows.ts";
import { sidebar } from "./sidebar.ts";
import { start } from "./start.ts";
import { webhook } from "./webhook.ts";

export const MEASURES_OF_BOTH: Measure[] = [webhook, newThread, fanOut, bundle, start];
export const MEASURES_OF_OURS: OurMeasure[] = [openThread, inboxPage, rows, sidebar, pmCopy];
