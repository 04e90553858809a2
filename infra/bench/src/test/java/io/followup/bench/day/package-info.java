@NullMarked
package io.followup.bench.day;

import org.jspecify.annotations.NullMarked;
