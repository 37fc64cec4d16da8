package dev.stranded.demo.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What the shop knows of its products: what an order needs for customs, for its markets' prices, and for the warehouse
 * that ships it. Looked up by the product's id, which here means made from it.
 */
final class Catalogue {
    private static final String[] MARKETS = {"DE", "FR", "GB", "US"};
    private static final String[] WAREHOUSES = {"Leipzig", "Lyon", "Leeds"};
    private static final String[] MATERIALS = {"cotton", "oak", "glass", "linen", "steel", "wool"};

    /** Adds to each line of an order what is known of its product. */
    void enrich(ObjectNode order) {
        for (JsonNode line : order.path("line_items")) {
            product(((ObjectNode) line).putObject("product"), line.path("product_id").asLong());
        }
    }

    private static void product(ObjectNode product, long id) {
        SplittableRandom random = new SplittableRandom(id);
        String material = MATERIALS[random.nextInt(MATERIALS.length)];
        product.put("material", material).put("tariff", code(random)).put("origin", market(random));
        product.put("description", "Made of " + material + " in " + market(random) + ", care as for " + material);
        product.put("weight_grams", random.nextInt(5_000)).put("fragile", random.nextBoolean());
        ArrayNode prices = product.putArray("prices");
        for (String market : MARKETS) {
            prices.addObject()
                    .put("market", market)
                    .put("list", price(random))
                    .put("compare_at", price(random))
                    .put("tax_rate", random.nextInt(25) / 100.0);
        }
        ArrayNode stock = product.putArray("stock");
        for (String warehouse : WAREHOUSES) {
            stock.addObject()
                    .put("warehouse", warehouse)
                    .put("bin", code(random))
                    .put("available", random.nextInt(400))
                    .put("reserved", random.nextInt(40));
        }
    }

    private static String market(SplittableRandom random) {
        return MARKETS[random.nextInt(MARKETS.length)];
    }

    private static String code(SplittableRandom random) {
        return String.valueOf(10_000_000 + random.nextInt(90_000_000));
    }

    private static String price(SplittableRandom random) {
        return String.format(Locale.ROOT, "%.2f", random.nextInt(20_000) / 100.0);
    }
}
