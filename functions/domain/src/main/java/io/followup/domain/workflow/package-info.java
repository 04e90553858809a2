/**
 * Who comes by later: the executions of the two state machines and the messages of three queues;
 * and what the world is told. None of them decides anything: whoever comes looks at the chat.
 */
@NullMarked
package io.followup.domain.workflow;

import org.jspecify.annotations.NullMarked;
