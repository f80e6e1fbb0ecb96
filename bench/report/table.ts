import { type Budget, type Figure, keeps } from "./figure.ts";

const HEADINGS = ["Measured", "Ours", "Reference", "Figure", "Rounds", "Budget", ""];

export function markdownTable(figures: readonly Figure[]) {
	const rows = figures.map(cells);
	return [HEADINGS, HEADINGS.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

export function plainTable(figures: readonly Figure[]) {
	const rows = [HEADINGS, ...figures.map(cells)];
	const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join("  ")
				.trimEnd(),
		)
		.join("\n");
}

function cells(figure: Figure) {
	const verdict = figure.budget === null ? "" : keeps(figure) ? "kept" : "BROKEN";
	return [figure.what, figure.ours, figure.reference, figure.shown, figure.spread, budgetWords(figure.budget), verdict];
}

function budgetWords(budget: Budget | null) {
	if (budget === null) return "";
	return `${budget.better === "more" ? "≥" : "≤"} ${budget.limit}`;
}
