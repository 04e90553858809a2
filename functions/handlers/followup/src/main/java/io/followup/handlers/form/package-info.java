/** What calls and events have in common: the forms of their content, and places in a chat. */
@NullMarked
package io.followup.handlers.form;

import org.jspecify.annotations.NullMarked;
