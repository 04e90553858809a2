@NullMarked
package io.followup.bench;

import org.jspecify.annotations.NullMarked;
