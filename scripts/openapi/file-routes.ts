import { Erase } from "../../shared/schemas/erase.ts";
import { FilePage, FileQuery, FileUpload, OpenedFile, OpenFile, StartFile, ThreadFile } from "../../shared/schemas/file.ts";
import { Message } from "../../shared/schemas/message.ts";
import type { Route } from "./route.ts";

const FILE = "/api/threads/{threadId}/files/{fileId}";

/** What is sent in a thread beside words. */
export const FILE_ROUTES: readonly Route[] = [
	{
		method: "get",
		path: "/api/threads/{threadId}/files",
		summary: "The files of a thread's messages, newest first.",
		query: FileQuery,
		answers: { 200: FilePage },
	},
	{
		method: "post",
		path: "/api/threads/{threadId}/files",
		summary: "Begins an upload, or tells how far one has come.",
		body: StartFile,
		answers: { 200: FileUpload, 201: FileUpload },
		refusals: { 403: "read_only", 409: "file_too_large, file_type, file_empty, too_many_files, id_reused" },
	},
	{
		method: "put",
		path: `${FILE}/parts/{part}`,
		summary: "One part of an upload, 1 MiB each but for the last, in any order. With the last one in, the file is looked at.",
		answers: { 200: FileUpload },
		refusals: { 403: "read_only", 409: "file_part" },
	},
	{
		method: "delete",
		path: FILE,
		summary: "Takes an upload back, without a body; deletes a file that was sent for good, with a reason.",
		body: Erase,
		answers: { 200: Message, 204: null },
		refusals: { 403: "read_only", 409: "file_sent, still_going" },
	},
	{
		method: "post",
		path: `${FILE}/open`,
		summary: "An address of the file that is good for some minutes.",
		body: OpenFile,
		answers: { 200: OpenedFile },
		refusals: { 409: "file_not_ready" },
	},
	{
		method: "post",
		path: `${FILE}/retry`,
		summary: "Asks the carrier once more for a file that could not be had.",
		answers: { 200: ThreadFile },
		refusals: { 403: "read_only" },
	},
];
