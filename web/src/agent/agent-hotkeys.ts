import type { Hotkey } from '../hotkeys/hotkeys.ts';
import { taughtCloseHotkeys } from './closing/close-hotkeys.ts';
import type { DeskAgent } from './desk-agent.ts';

/** The shortcuts of the agent's desk, apart from those that a part of it brings along. */
export function agentHotkeys(desk: DeskAgent): Hotkey[] {
  const hasChat = () => desk.place.chatId !== '' || desk.column.list.cursor.hasNext;
  return [
    { keys: 'G L', words: 'Live', group: 'Go to', run: () => desk.goTo('live') },
    { keys: 'G P', words: 'Pending', group: 'Go to', run: () => desk.goTo('pending') },
    { keys: 'G T', words: 'Tickets', group: 'Go to', run: () => desk.goTo('tickets') },
    { keys: 'G C', words: 'Closed', group: 'Go to', run: () => desk.goTo('closed') },
    { keys: '/', words: 'Search this list', group: 'List', run: () => desk.column.search() },
    { keys: 'E', words: 'Close the chat, or add details to a closed one', group: 'Chat', when: hasChat, run: () => desk.openForm() },
    { keys: 'Shift+E', words: 'Close the chat and open the next', group: 'Chat', when: hasChat, run: () => desk.openForm(true) },
    { keys: 'R', words: 'Reply, or write to the customer of a closed chat', group: 'Chat', when: hasChat, run: () => desk.write() },
    { keys: 'P', words: 'Pending on or off', group: 'Chat', when: hasChat, run: () => desk.inChat((chat) => chat.togglePending()) },
    { keys: 'T', words: 'Transfer the chat', group: 'Chat', when: hasChat, run: () => desk.inChat((chat) => void chat.strips?.transfer()) },
    {
      keys: 'S',
      words: 'The customer asks for a supervisor',
      group: 'Chat',
      when: hasChat,
      run: () => desk.inChat((chat) => void chat.strips?.ask()),
    },
    {
      keys: 'A',
      words: 'Accept the ticket',
      group: 'Chat',
      when: () => desk.column.mayAcceptTicket,
      run: () => desk.inChat((chat) => void chat.accept()),
    },
    {
      keys: 'A',
      words: 'Accept the transfer request',
      group: 'Chat',
      when: () => desk.column.transfers?.hasOffer === true && !desk.column.mayAcceptTicket,
      run: () => desk.column.transfers?.accept(),
    },
    { keys: 'N', words: 'Add a note about the customer', group: 'Chat', when: hasChat, run: () => void desk.writeNote() },
    { keys: 'D', words: 'Customer panel on or off', group: 'Chat', when: hasChat, run: () => desk.togglePanel() },
    { keys: 'Escape', words: 'From writing to the list', group: 'Chat', inText: true, run: () => desk.column.focus() },
    ...taughtCloseHotkeys(hasChat),
    { keys: 'F6', words: 'Next region', group: 'Everywhere', inText: true, run: () => desk.nextRegion(1) },
    { keys: 'Shift+F6', words: 'Region before', group: 'Everywhere', inText: true, run: () => desk.nextRegion(-1) },
  ];
}
