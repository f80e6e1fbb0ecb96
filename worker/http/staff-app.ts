import { Hono } from "hono";
import type { Env } from "../compose.ts";
import { type Staffed, staffOnly } from "./context.ts";
import { answerFault, problem } from "./errors.ts";
import { clinicSettings } from "./routes/clinic-settings.ts";
import { clinicThreads } from "./routes/clinic-threads.ts";
import { clinics } from "./routes/clinics.ts";
import { consentFile } from "./routes/consent-file.ts";
import { erase } from "./routes/erase.ts";
import { extensionAuth } from "./routes/extension-auth.ts";
import { threadFiles } from "./routes/files.ts";
import { helpdesk } from "./routes/helpdesk.ts";
import { imports } from "./routes/imports.ts";
import { links } from "./routes/links.ts";
import { live } from "./routes/live.ts";
import { patientMatch } from "./routes/patient-match.ts";
import { patients } from "./routes/patients.ts";
import { pmConnection, pmKeys } from "./routes/pm-connection.ts";
import { pmSites } from "./routes/pm-sites.ts";
import { session } from "./routes/session.ts";
import { threadPeople } from "./routes/thread-people.ts";
import { threads } from "./routes/threads.ts";
import { requesters, tickets } from "./routes/tickets.ts";
import { upload } from "./routes/upload.ts";
import { worklists } from "./routes/worklists.ts";

const api = new Hono<Staffed>()
	.use(staffOnly)
	.route("/clinics", clinics)
	.route("/clinics", clinicThreads)
	.route("/clinics", clinicSettings)
	.route("/clinics", patientMatch)
	.route("/clinics", patients)
	.route("/clinics", pmSites)
	.route("/clinics", worklists)
	.route("/clinics", pmConnection)
	.route("/clinics", imports)
	.route("/threads", threads)
	.route("/threads", threadFiles)
	.route("/threads", consentFile)
	.route("/threads", threadPeople)
	.route("/threads", links)
	.route("/threads", erase)
	.route("/tickets", tickets)
	.route("/requesters", requesters);

/** All that staff ask for. */
export const staffApp = new Hono<{ Bindings: Env }>()
	.route("/helpdesk", helpdesk)
	.route("/auth", session)
	.route("/auth/extension", extensionAuth)
	.route("/pm", pmKeys)
	.route("/import", upload)
	.route("/api/clinics", live)
	.route("/api", api)
	.notFound(() => problem("not_found"))
	.onError(answerFault);
