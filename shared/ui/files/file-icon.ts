import type { IconName } from "../Icon.tsx";

const PICTURES: ReadonlySet<string> = new Set(["jpeg", "png", "gif", "bmp"]);

export const isPicture = (type: string | null | undefined): boolean => PICTURES.has(type ?? "");

export const fileIcon = (type: string | null | undefined): IconName => (isPicture(type) ? "camera" : "file");
