package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

    @Test
    void aChainIsReadAndWrittenAsItsHops() {
        Chain chain = Chain.parse("L0H1->L1H4.v->MLP1->logits");
        assertEquals(new Head(0, 1), chain.sender());
        assertEquals(List.of(Receiver.parse("L1H4.v"), Receiver.mlp(1)), chain.via());
        assertEquals(Receiver.LOGITS, chain.end());
        assertEquals("L0H1->L1H4.v->MLP1->logits", chain.toString());
    }

    @Test
    void aHopLeadsToWhatComesAfterIt() {
        Chain chain = Chain.parse("L0H1->L1H4.v");
        assertTrue(chain.leadsTo(Receiver.mlp(1)), "heads feed the MLP of their own layer");
        assertTrue(chain.leadsTo(Receiver.parse("L2H0.q")));
        assertFalse(chain.leadsTo(Receiver.parse("L1H0.q")));
        assertFalse(Chain.parse("L0H1->logits").leadsTo(Receiver.mlp(3)));
        assertEquals(Chain.parse("L0H1->L1H4.v->logits"), chain.with(Receiver.LOGITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"L0H1", "L0H1->", "L1H0->L1H1.q", "L0H1->logits->MLP3", "MLP0->logits", "L0H1->L2H0.q->L1H0.k", "->logits"})
    void whatIsNoChainIsRefused(String name) {
        assertThrows(BadInput.class, () -> Chain.parse(name));
    }
}
