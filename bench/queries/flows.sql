with seen as (
    select case direction when 'debit' then account else other_account end as payer,
           case direction when 'debit' then other_account else account end as payee, amount, currency, booked_on, row, direction, bank_reference
    from payments where account in ('XX0000000001', 'XX0000000002') or other_account in ('XX0000000001', 'XX0000000002')
), once as (select distinct on (payer, payee, amount, booked_on, bank_reference) * from seen order by row)
select payer, payee, strftime(booked_on, '%Y-%m') as period, currency, count(*) as payments, sum(amount) as total, min(row), max(row)
from once where booked_on between '2025-01-01' and '2025-12-31' group by 1, 2, 3, 4 order by 1, 2, 3, 4
