import { parseSync, Visitor } from "vite";

export type Import = { from: string; line: number; typeOnly: boolean };
export type Body = { name: string; line: number; lines: number };
export type Parsed = { lines: number; imports: Import[]; functions: Body[]; exported: { name: string; line: number }[] };

type Named = { id?: { name?: string } | null };

export function parsed(path: string, text: string): Parsed {
	const { program, errors } = parseSync(path, text);
	const [error] = errors;
	if (error) throw new Error(`${path} cannot be read: ${error.message}`);
	const lineOf = lineCounter(text);
	const found: Parsed = { lines: lineOf(text.trimEnd().length), imports: [], functions: [], exported: [] };
	const imported = (from: string, start: number, typeOnly: boolean) => found.imports.push({ from, line: lineOf(start), typeOnly });
	const body = (node: Named & { start: number; end: number }) => {
		const line = lineOf(node.start);
		found.functions.push({ name: node.id?.name ?? "", line, lines: lineOf(node.end) - line + 1 });
	};

	new Visitor({
		ImportDeclaration: (node) => imported(node.source.value, node.start, node.importKind === "type"),
		ExportAllDeclaration: (node) => imported(node.source.value, node.start, node.exportKind === "type"),
		ExportNamedDeclaration(node) {
			if (node.source) imported(node.source.value, node.start, node.exportKind === "type");
			for (const name of declaredNames(node.declaration)) found.exported.push({ name, line: lineOf(node.start) });
		},
		ImportExpression(node) {
			if (node.source.type === "Literal") imported(String(node.source.value), node.start, false);
		},
		TSImportType: (node) => imported(node.source.value, node.start, true),
		FunctionDeclaration: body,
		FunctionExpression: body,
		ArrowFunctionExpression: body,
	}).visit(program);
	return found;
}

type Declaration = { type: string; id?: unknown; declarations?: { id: unknown }[] } | null;

function declaredNames(declaration: Declaration): string[] {
	if (!declaration) return [];
	const ids = declaration.declarations ? declaration.declarations.map((each) => each.id) : [declaration.id];
	return ids.flatMap((id) => (typeof id === "object" && id && "name" in id && typeof id.name === "string" ? [id.name] : []));
}

function lineCounter(text: string): (offset: number) => number {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset) => {
		let [low, high] = [0, starts.length];
		while (low + 1 < high) {
			const middle = (low + high) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return low + 1;
	};
}
