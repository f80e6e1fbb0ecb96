import { type Block, PAPERS, type Page, type Paper, type PlacedLine, pages } from "./layout.ts";
import { printable } from "./win-ansi.ts";

export type PdfDocument = {
	title: string;
	language: string;
	paper: Paper;
	/** When it was made, in ms since 1970. */
	at: number;
	blocks: Block[];
	footer: (page: number, of: number) => string;
};

/** The document as the bytes of a PDF 1.4 file: text alone, in the Helvetica that every reader has. See docs/adr/0012. */
export function pdf({ blocks, paper, footer, ...about }: PdfDocument): Uint8Array<ArrayBuffer> {
	return bytesOf(file(objects(pages(blocks, paper, footer), paper, about)));
}

const CATALOG = 1;
const TREE = 2;
const REGULAR = 3;
const BOLD = 4;
const ABOUT = 5;
const FIRST_PAGE = 6;

/** Object n stands at n - 1; each page is followed by what stands on it. */
function objects(laid: Page[], paper: Paper, { title, language, at }: Pick<PdfDocument, "title" | "language" | "at">): string[] {
	const { width, height } = PAPERS[paper];
	const kids = laid.map((_, index) => `${FIRST_PAGE + 2 * index} 0 R`);
	return [
		`<< /Type /Catalog /Pages ${TREE} 0 R /Lang ${quoted(language)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
		`<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${laid.length} >>`,
		font("Helvetica"),
		font("Helvetica-Bold"),
		`<< /Title ${quoted(printable(title))} /CreationDate ${quoted(pdfDate(at))} >>`,
		...laid.flatMap((page, index) => [
			`<< /Type /Page /Parent ${TREE} 0 R /MediaBox [0 0 ${width} ${height}] ` +
				`/Resources << /Font << /F1 ${REGULAR} 0 R /F2 ${BOLD} 0 R >> >> /Contents ${FIRST_PAGE + 2 * index + 1} 0 R >>`,
			stream(page.map(drawn).join("\n")),
		]),
	];
}

function file(written: string[]): string {
	// The second line tells whoever carries the file that it is not plain text.
	let body = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";
	const entries = ["0000000000 65535 f \n"];
	for (const [index, object] of written.entries()) {
		entries.push(`${String(body.length).padStart(10, "0")} 00000 n \n`);
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
	}
	const trailer = `<< /Size ${entries.length} /Root ${CATALOG} 0 R /Info ${ABOUT} 0 R >>`;
	return `${body}xref\n0 ${entries.length}\n${entries.join("")}trailer\n${trailer}\nstartxref\n${body.length}\n%%EOF\n`;
}

function font(name: string): string {
	return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function stream(content: string): string {
	return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function drawn({ text, x, y, face, size, bar }: PlacedLine): string {
	const words = `BT /${face === "bold" ? "F2" : "F1"} ${size} Tf ${at(x)} ${at(y)} Td ${quoted(text)} Tj ET`;
	return bar ? `q 0.7 g ${at(x - 6)} ${at(y - size * 0.35)} 1.5 ${at(size * 1.35)} re f Q\n${words}` : words;
}

function at(points: number): string {
	return points.toFixed(2);
}

function quoted(text: string): string {
	return `(${text.replace(/[\\()]/g, "\\$&")})`;
}

function pdfDate(at: number): string {
	return `D:${new Date(at).toISOString().replace(/\D/g, "").slice(0, 14)}Z`;
}

/** Each character is one byte by now: see `printable`. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(text.length);
	for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
	return bytes;
}
