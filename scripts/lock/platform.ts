const OS: Record<string, string> = { windows: "win32" };
const KNOWN_OS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32", "windows"];
const CPU: Record<string, string> = { "64": "x64" };
const KNOWN_CPU = ["64", "arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];
const LIBC: Record<string, string> = { gnu: "glibc", musl: "musl" };

export type Platform = { os: string[]; cpu: string[]; libc?: string[] };

/** Platform packages say in their name where they run: `rollup-linux-x64-musl`, `workerd-darwin-64`. Null for any other. */
export function platformOf(name: string): Platform | null {
	const words = name.split(/[-/]/);
	const os = words.find((word) => KNOWN_OS.includes(word));
	const cpu = words.findLast((word) => KNOWN_CPU.includes(word));
	if (!os || !cpu) return null;
	const libc = words.map((word) => LIBC[word]).find(Boolean);
	return { os: [OS[os] ?? os], cpu: [CPU[cpu] ?? cpu], ...(libc && { libc: [libc] }) };
}
