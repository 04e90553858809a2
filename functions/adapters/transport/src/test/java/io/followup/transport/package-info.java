@NullMarked
package io.followup.transport;

import org.jspecify.annotations.NullMarked;
