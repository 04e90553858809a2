/** What a part of a notice costs: by kind and country, from a day on. */
@NullMarked
package io.followup.domain.price;

import org.jspecify.annotations.NullMarked;
