/** LINE as the laptop simulates it: the Messaging API's push, for channels of any name. */
@NullMarked
package io.followup.vendors.line;

import org.jspecify.annotations.NullMarked;
