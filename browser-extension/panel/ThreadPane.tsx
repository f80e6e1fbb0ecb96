import { ThreadView } from "../../shared/ui/ThreadView.tsx";

type ThreadPaneProps = { threadId: string; clinicId: string };

export function ThreadPane({ threadId, clinicId }: ThreadPaneProps) {
	return <ThreadView key={threadId} id={threadId} clinicId={clinicId} toReply />;
}
