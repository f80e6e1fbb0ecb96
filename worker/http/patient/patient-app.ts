import { Hono } from "hono";
import type { Env } from "../../compose.ts";
import { answerFault } from "../errors.ts";
import { consentCopy, file, sign, signOut, stopTexts, takeBack } from "./act.ts";
import { byLink, code, prove } from "./enter.tsx";
import { look } from "./look.tsx";
import { putPart, startUpload } from "./parts.ts";
import { reply } from "./reply.ts";
import { UPLOAD_SCRIPT } from "./upload-script.ts";
import { dead } from "./visitor.ts";

const SCRIPT_HEADERS = {
	"Content-Type": "text/javascript; charset=utf-8",
	"Cache-Control": "public, max-age=3600",
	"X-Content-Type-Options": "nosniff",
	"Cross-Origin-Resource-Policy": "same-origin",
};

/** The secure page: all that patients see of us in a browser. */
export const patientApp = new Hono<{ Bindings: Env }>()
	.get("/p", look)
	.get("/p/", look)
	.get("/p/consent.pdf", consentCopy)
	.get("/p/file/:fileId", file)
	.post("/p/prove", prove)
	.post("/p/code", code)
	.post("/p/reply", reply)
	.get("/p/upload.js", () => new Response(UPLOAD_SCRIPT, { headers: SCRIPT_HEADERS }))
	.post("/p/files", startUpload)
	.put("/p/files/:id/parts/:n", putPart)
	.post("/p/consent", sign)
	.post("/p/consent/withdraw", takeBack)
	.post("/p/stop", stopTexts)
	.post("/p/sign-out", signOut)
	.get("/p/:token", byLink)
	.notFound(() => dead())
	.onError(answerFault);
