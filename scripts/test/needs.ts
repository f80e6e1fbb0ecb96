export type Needs = { build: boolean; chromium: boolean };

const OWN_PROCESSES = ["browser", "faults"];

/** Only the projects that start the Worker themselves need it built, and only one needs a browser. */
export function needsOf(args: string[]): Needs {
	const projects = chosen(args);
	const runs = (project: string) => projects.length === 0 || projects.some((pattern) => fits(pattern, project));
	return { build: OWN_PROCESSES.some(runs), chromium: runs("browser") };
}

function chosen(args: string[]): string[] {
	return args.flatMap((arg, index) => {
		if (arg.startsWith("--project=")) return [arg.slice("--project=".length)];
		const next = args[index + 1];
		return arg === "--project" && next !== undefined ? [next] : [];
	});
}

const fits = (pattern: string, project: string): boolean =>
	pattern.endsWith("*") ? project.startsWith(pattern.slice(0, -1)) : pattern === project;
