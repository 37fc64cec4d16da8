package dev.stranded.demo.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    private static final String ORDER =
            "{\"line_items\":[{\"product_id\":4711},{\"product_id\":4711},{\"product_id\":1}]}";

    @Test
    void each_line_gets_its_product_and_the_same_product_is_the_same() throws JsonProcessingException {
        ObjectNode order = (ObjectNode) new ObjectMapper().readTree(ORDER);
        new Catalogue().enrich(order);
        assertThat(order.at("/line_items/0/product/prices")).hasSize(8);
        assertThat(order.at("/line_items/0/product")).isEqualTo(order.at("/line_items/1/product"));
        assertThat(order.at("/line_items/0/product")).isNotEqualTo(order.at("/line_items/2/product"));
    }
}
