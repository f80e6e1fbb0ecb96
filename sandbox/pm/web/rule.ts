const field = (selector: string, attribute: string | null = null) => ({ selector, attribute });

/** What an admin would point at on these pages. */
export const PRACTICE_RULE = {
	idInAddress: null,
	banner: {
		selector: ".chart-head",
		id: field(".chart-head", "data-person"),
		name: field(".chart-name"),
		birthDate: field(".chart-born"),
		number: null,
	},
	row: {
		selector: "tr.sheet-line",
		id: field("tr.sheet-line", "data-person"),
		name: field(".who a"),
		birthDate: field(".born"),
		number: field(".tel"),
	},
};
