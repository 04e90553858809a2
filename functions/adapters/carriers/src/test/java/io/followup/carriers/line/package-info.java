@NullMarked
package io.followup.carriers.line;

import org.jspecify.annotations.NullMarked;
