@NullMarked
package io.followup.bench.adapters;

import org.jspecify.annotations.NullMarked;
