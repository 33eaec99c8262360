import { Box, Button, Flex, IconButton, Modal, Switch, Typography } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';
import { useState } from 'react';

import { type Against, Refusals, refusalsIn } from '../../../panel/admin/api';
import type { Rule } from '../../shared/suggesting';
import { useRules } from './client';
import { useProposalWords } from './ProposalItem';
import { type Ruling, RuleForm } from './RuleForm';

const NEW: Ruling = {
  code: null,
  name: '',
  isOn: true,
  types: [],
  units: [],
  words: [],
  notWords: [],
  makes: 'release',
  kind: 'announcement',
};

/** The rules by which acts are proposed; whoever may not change them reads them. */
export function Rules({ mayRule, onClose }: { mayRule: boolean; onClose: () => void }) {
  const { say } = useProposalWords();
  const { answer, save, remove } = useRules();
  const [edited, setEdited] = useState<Ruling | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<Against[]>([]);

  async function keep(rule: Ruling) {
    try {
      const proposed = await save(rule);
      setTold(say('rules.saved', { count: proposed }));
      setRefusals([]);
      setEdited(null);
    } catch (fault) {
      setRefusals(refusalsIn(fault));
    }
  }

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={say('close')}>
          <Modal.Title>{say('rules.title')}</Modal.Title>
        </Modal.Header>
        {edited ? (
          <RuleForm
            given={edited}
            units={answer?.units ?? []}
            refusals={refusals}
            onSave={keep}
            onClose={() => {
              setRefusals([]);
              setEdited(null);
            }}
          />
        ) : (
          <List rules={answer?.data ?? []} {...{ mayRule, told, refusals, onClose, remove }} onEdit={setEdited} onKeep={keep} />
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

type ListProps = {
  rules: Rule[];
  mayRule: boolean;
  told: string | null;
  refusals: Against[];
  onEdit: (rule: Ruling) => void;
  onKeep: (rule: Ruling) => Promise<void>;
  remove: (id: number) => Promise<void>;
  onClose: () => void;
};

function List({ rules, told, refusals, onClose, ...acts }: ListProps) {
  const { say } = useProposalWords();
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>{say('rules.explained')}</Typography>
          <Typography role="status" textColor="success700">
            {told}
          </Typography>
          <Refusals of={refusals} />
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {rules.map((rule) => (
              <Item key={rule.id} rule={rule} {...acts} />
            ))}
          </Flex>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('close')}
        </Button>
        {acts.mayRule && (
          <Button startIcon={<Plus />} onClick={() => acts.onEdit(NEW)}>
            {say('rules.add')}
          </Button>
        )}
      </Modal.Footer>
    </>
  );
}

type ItemProps = Pick<ListProps, 'mayRule' | 'onEdit' | 'onKeep' | 'remove'> & { rule: Rule };

function Item({ rule, mayRule, onEdit, onKeep, remove }: ItemProps) {
  const { say, ruleCalled } = useProposalWords();
  const called = ruleCalled(rule);
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
      <Box flex="1 1 20rem" minWidth={0}>
        <Typography fontWeight="bold" tag="h3">
          {called}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {summaryOf(rule, say)}
        </Typography>
      </Box>
      <Flex gap={2}>
        <Switch
          checked={rule.isOn}
          disabled={!mayRule}
          onLabel={say('rules.on')}
          offLabel={say('rules.off')}
          visibleLabels
          aria-label={called}
          onCheckedChange={(isOn: boolean) => void onKeep({ ...rule, isOn })}
        />
        {mayRule && (
          <IconButton label={say('rules.edit', { rule: called })} onClick={() => onEdit(rule)}>
            <Pencil />
          </IconButton>
        )}
        {mayRule && rule.code === null && (
          <IconButton label={say('rules.remove', { rule: called })} onClick={() => void remove(rule.id)}>
            <Trash />
          </IconButton>
        )}
      </Flex>
    </Flex>
  );
}

function summaryOf(
  { types, units, words, notWords }: Rule,
  say: (id: string, values?: Record<string, string>) => string,
): string {
  const parts = [
    types.length > 0 ? say('rules.of-types', { list: types.join(', ') }) : say('rules.any-type'),
    units.length > 0 ? say('rules.of-units', { list: units.join(', ') }) : null,
    words.length > 0 ? say('rules.with-words', { list: words.join(', ') }) : null,
    notWords.length > 0 ? say('rules.without-words', { list: notWords.join(', ') }) : null,
  ];
  return parts.filter(Boolean).join(' · ');
}
