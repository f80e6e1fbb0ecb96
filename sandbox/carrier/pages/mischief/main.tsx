import { render } from "preact";
import { MischiefPage } from "./MischiefPage.tsx";
import { askCarrier, createMischiefState } from "./mischief-state.ts";

const root = document.querySelector("#mischief");
if (root) render(<MischiefPage state={createMischiefState(askCarrier)} />, root);
