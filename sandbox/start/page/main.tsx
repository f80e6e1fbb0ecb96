import { render } from "preact";
import * as z from "zod/mini";
import { StartPage } from "./StartPage.tsx";

const Frames = z.object({ phoneUrl: z.string(), carrierMischiefUrl: z.string(), practiceUrl: z.nullable(z.string()) });
const place = document.getElementById("start");
if (place === null) throw new Error("The page has lost its place.");
render(<StartPage frames={Frames.parse(JSON.parse(document.getElementById("frames")?.textContent ?? "{}"))} />, place);
