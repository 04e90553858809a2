/** What the world is told, on Amazon EventBridge. */
@NullMarked
package io.followup.carriers.eventbridge;

import org.jspecify.annotations.NullMarked;
