/** A workspace with customers that is there at start. */
@NullMarked
package io.followup.local.demo;

import org.jspecify.annotations.NullMarked;
